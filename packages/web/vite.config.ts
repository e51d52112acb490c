import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/**
 * The page's build. Every style element that a component library makes at run time carries the nonce of the answer:
 * the server writes it over `__CSP_NONCE__` in index.html, so that the content security policy needs no "unsafe-inline".
 */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  html: { cspNonce: "__CSP_NONCE__" },
  build: {
    outDir: "dist",
    target: "es2022",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1100,
    rolldownOptions: {
      output: {
        advancedChunks: {
          groups: [
            {
              name: "react",
              test: /node_modules[\\/](react|react-dom|scheduler|@tanstack|i18next|react-i18next)[\\/]/,
            },
            { name: "antd", test: /node_modules[\\/](antd|@ant-design|@rc-component|rc-[a-z-]+|dayjs|@babel)[\\/]/ },
          ],
        },
      },
    },
  },
  server: {
    proxy: { "/api": { target: process.env["YOUHENG_SERVER"] ?? "http://127.0.0.1:1345", changeOrigin: false } },
  },
});
