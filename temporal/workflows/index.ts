export { assignment } from './assignment/assignment';
export { request } from './requests/request';
