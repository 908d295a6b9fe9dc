import type { ParserServicesWithTypeInformation } from '@typescript-eslint/utils';

/** The type information of a host that has some: typescript-eslint's parser services with a program. */
export type TypeServices = ParserServicesWithTypeInformation;
