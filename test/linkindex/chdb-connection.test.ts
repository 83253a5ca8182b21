import { BACKENDS } from '../support/link-index.ts';
import { clientContract } from './client-contract.ts';

for (const backend of BACKENDS) clientContract(backend);
