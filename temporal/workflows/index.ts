export { assignment } from './assignment/assignment';
export { batch } from './batches/batch';
export { brief } from './brief/brief';
export { notice } from './notices/notice';
export { request } from './requests/request';
