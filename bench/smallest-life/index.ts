export { request } from '../../temporal/workflows/requests/request';
export { assignment } from './assignment';
