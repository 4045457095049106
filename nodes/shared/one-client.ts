/** Said beside the fields that name a client; as `normalName` and `normalAddress` in the contract have it. */
export const ONE_CLIENT = 'Name and address together are one client, whatever their capitals';
