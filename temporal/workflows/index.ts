export { assignment } from './assignment/assignment';
export { batch } from './batches/batch';
export { brief } from './brief/brief';
export { code } from './codes/code';
export { notice } from './notices/notice';
export { request } from './requests/request';
