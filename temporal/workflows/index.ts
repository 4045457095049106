export { assignment } from './assignment/assignment';
export { brief } from './brief/brief';
export { request } from './requests/request';
