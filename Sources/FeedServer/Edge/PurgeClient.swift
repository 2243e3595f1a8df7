import AsyncHTTPClient
import Glibc
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOPosix

/// Sends purges over HTTP; certificates are verified, and no answer leads it elsewhere, for it carries secrets.
final class PurgeClient: PurgeTransport {
    /// How much of an answer's content is read.
    private static let mostContent = 1 << 16

    private let client: HTTPClient
    private let patience: TimeAmount

    /// Makes a client that waits so many seconds for each answer; `close` has to be called in the end.
    init(patience: Int64 = 10) {
        self.patience = .seconds(patience)
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout.connect = .seconds(min(patience, 5))
        // The patience for an answer ends with its head.
        configuration.timeout.read = .seconds(patience)
        configuration.connectionPool.idleTimeout = .seconds(30)
        // Failures are repeated by who sends, who knows what has come to be dropped meanwhile.
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroup: .singletonMultiThreadedEventLoopGroup, configuration: configuration)
    }

    func send(_ request: PurgeRequest) async throws(PurgeFailure) {
        var message = HTTPClientRequest(url: request.url)
        message.method = HTTPMethod(rawValue: request.method)
        for field in request.fields { message.headers.add(name: field.name, value: field.value) }
        if let body = request.body { message.body = .bytes(ByteBuffer(string: body)) }
        let response: HTTPClientResponse
        do {
            response = try await client.execute(message, timeout: patience)
            await readContent(of: response)
        } catch {
            throw Self.failure(error)
        }
        let status = Int(response.status.code)
        guard (200..<300).contains(status) else {
            let retryAfter = response.headers.first(name: "Retry-After").flatMap { Int($0) }
            throw PurgeFailure(reason: .status(status), retryAfter: retryAfter)
        }
    }

    /// Reads to the end of an answer, so that the connection can be used again, unless that is long in coming; what the
    /// answer says is its status.
    private func readContent(of response: HTTPClientResponse) async {
        let end = ContinuousClock.now.advanced(by: .nanoseconds(patience.nanoseconds))
        var count = 0
        do {
            for try await part in response.body {
                count += part.readableBytes
                if count > Self.mostContent || ContinuousClock.now >= end { return }
            }
        } catch {
            return
        }
    }

    func close() async { try? await client.shutdown() }

    private static func failure(_ error: any Error) -> PurgeFailure {
        switch error {
        case is CancellationError: return PurgeFailure(reason: .stopped)
        case let error as HTTPClientError:
            switch error {
            case .cancelled: return PurgeFailure(reason: .stopped)
            case .deadlineExceeded, .readTimeout, .writeTimeout, .requestStreamCancelled:
                return PurgeFailure(reason: .silent)
            case .connectTimeout: return PurgeFailure(reason: .unreachable("no connection within a few seconds"))
            case .remoteConnectionClosed:
                return PurgeFailure(reason: .unreachable("it closed the connection"))
            default: return PurgeFailure(reason: .unreachable(error.shortDescription))
            }
        case let error as NIOConnectionError:
            guard let last = error.connectionErrors.last?.error else {
                return PurgeFailure(reason: .unreachable("its name leads to no address"))
            }
            return PurgeFailure(reason: .unreachable(words(for: last)))
        default: return PurgeFailure(reason: .unreachable(words(for: error)))
        }
    }

    /// The system's own words where it has some.
    private static func words(for error: any Error) -> String {
        (error as? IOError).map { String(cString: strerror($0.errnoCode)) } ?? "\(error)"
    }
}
