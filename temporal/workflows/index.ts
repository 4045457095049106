export { assignment } from './assignment/assignment';
export { attention } from './notices/attention';
export { batch } from './batches/batch';
export { brief } from './brief/brief';
export { code } from './codes/code';
export { notice } from './notices/notice';
export { request } from './requests/request';
export { watch } from './watch/watch';
