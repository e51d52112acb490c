export interface TestServer {
  readonly url: string;
  readonly origin: string;
  stop(): Promise<void>;
}
export function startPostgres(root: string, options?: { readonly durable?: boolean }): Promise<TestServer>;
