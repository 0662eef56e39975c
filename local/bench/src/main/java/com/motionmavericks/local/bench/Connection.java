package com.motionmavericks.local.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/// One kept-alive HTTP/1.1 connection to this machine. A plain socket, because the client shares the CPUs with the server.
final class Connection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final byte[] line = new byte[8192];

    Connection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        in = new BufferedInputStream(socket.getInputStream(), 65_536);
    }

    /// Whether a server listens at a port.
    static boolean isAccepted(int port) {
        try (var _ = new Connection(port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// Sends a request and reads the whole answer.
    ///
    /// @return its status
    int exchange(Request request) throws IOException {
        socket.getOutputStream().write(request.text().getBytes(UTF_8));
        var status = Integer.parseInt(readLine().substring(9, 12));
        var length = 0L;
        var isChunked = false;
        for (var header = readLine(); !header.isEmpty(); header = readLine()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding: chunked")) {
                isChunked = true;
            }
        }
        if (isChunked) {
            skipChunks();
        } else {
            in.skipNBytes(length);
        }
        return status;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void skipChunks() throws IOException {
        for (var size = chunkSize(); size > 0; size = chunkSize()) {
            in.skipNBytes(size + 2);
        }
        readLine();
    }

    private long chunkSize() throws IOException {
        return Long.parseLong(readLine(), 16);
    }

    private String readLine() throws IOException {
        var length = 0;
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The server has closed the connection");
            }
            line[length++] = (byte) next;
        }
        return new String(line, 0, Math.max(0, length - 1), ISO_8859_1);
    }
}
