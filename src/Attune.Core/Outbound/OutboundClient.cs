using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;

namespace Attune.Core.Outbound;

/// <summary>
/// Calls other servers on behalf of what people configured. Private and special addresses are refused when a connection is
/// made, for every address that the name has then, so that neither a second answer of the name service nor a redirect nor
/// an open connection leads inside; redirects are followed by hand, few, and without credentials across hosts; no proxy, no
/// cookies, no tracing headers; answers are bounded in time and bytes. Safe for concurrent use.
/// </summary>
public sealed class OutboundClient : IDisposable
{
    private readonly AddressGuard guard;
    private readonly TimeProvider time;
    private readonly HttpMessageInvoker http;

    public OutboundClient(
        OutboundSettings settings,
        IHostResolver resolver,
        ILocalAddresses local,
        TimeProvider time,
        SslClientAuthenticationOptions? tls = null
    )
    {
        this.time = time;
        guard = new AddressGuard(settings, resolver, local);
        var handler = new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = ConnectAsync,
            MaxConnectionsPerServer = settings.ConnectionsPerHost,
            MaxResponseDrainSize = 0,
            MaxResponseHeadersLength = 32,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            UseCookies = false,
            UseProxy = false,
        };
        if (tls is not null)
        {
            handler.SslOptions = tls;
        }
        http = new HttpMessageInvoker(handler);
    }

    /// <summary>Sends the request and reads the whole answer, of whatever status.</summary>
    /// <exception cref="OutboundException">There is no answer.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Task<OutboundResponse> SendAsync(OutboundRequest request, CancellationToken cancellationToken) =>
        SendAsync(
            request,
            static async (answer, token) =>
            {
                using var body = new MemoryStream();
                await answer.Body.CopyToAsync(body, token);
                return new OutboundResponse(answer.Status, answer.MediaType, body.ToArray(), answer.RetryAfter);
            },
            cancellationToken
        );

    /// <summary>Sends the request and has <paramref name="read"/> take the answer up as it arrives.</summary>
    /// <exception cref="OutboundException">There is no answer, or not all of it.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<T> SendAsync<T>(
        OutboundRequest request,
        Func<OutboundAnswer, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken
    )
    {
        var host = OutboundUrl.HostOf(request.Url);
        using var timer = new CancellationTokenSource(request.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return await FollowAsync(request, read, either.Token);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new OutboundException(
                OutboundFailure.TimedOut,
                $"{host}: no whole answer within {request.Timeout.TotalMilliseconds:0} ms"
            );
        }
        catch (HttpRequestException failed)
        {
            throw Translate(host, failed);
        }
        catch (Exception failed) when (failed is InvalidDataException or IOException)
        {
            throw failed.InnerException as OutboundException
                ?? new OutboundException(
                    OutboundFailure.Damaged,
                    $"{host}: the answer broke off or is damaged",
                    failed
                );
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<T> FollowAsync<T>(
        OutboundRequest request,
        Func<OutboundAnswer, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken
    )
    {
        var url = ReadUrl(request.Url);
        for (var redirects = 0; ; redirects++)
        {
            guard.RequireTarget(url);
            using var message = Compose(request, url);
            using var response = await http.SendAsync(message, cancellationToken);
            if (request.MaxRedirects == 0 || Redirects.Target(response, url) is not { } target)
            {
                await using var body = await AnswerBody.OpenAsync(
                    response.Content,
                    request.MaxBytes,
                    OutboundUrl.HostOf(url),
                    cancellationToken
                );
                var answer = new OutboundAnswer(
                    response.StatusCode,
                    response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant(),
                    RetryAfter(response.Headers.RetryAfter),
                    body
                );
                return await read(answer, cancellationToken);
            }
            if (redirects >= request.MaxRedirects)
            {
                throw new OutboundException(
                    OutboundFailure.Refused,
                    $"{OutboundUrl.HostOf(url)}: more than {request.MaxRedirects} redirects"
                );
            }
            request = Redirects.Follow(request, response.StatusCode, url, target);
            url = target;
        }
    }

    private static Uri ReadUrl(string text) =>
        OutboundUrl.TryRead(text, out var url, out var problem)
            ? url
            : throw new OutboundException(OutboundFailure.Refused, problem);

    private static HttpRequestMessage Compose(OutboundRequest request, Uri url)
    {
        var message = new HttpRequestMessage(request.Method, url)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        message.Headers.TryAddWithoutValidation("Accept-Encoding", AnswerBody.Encodings);
        message.Headers.TryAddWithoutValidation("User-Agent", "Attune");
        foreach (var header in request.Headers)
        {
            if (OutboundHeader.CheckName(header.Name) is not null || !OutboundHeader.IsValue(header.Value))
            {
                throw new OutboundException(
                    OutboundFailure.Refused,
                    $"{OutboundUrl.HostOf(url)}: the header {header.Name} cannot be sent"
                );
            }
            message.Headers.Remove(header.Name);
            message.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }
        if (request.ContentType is { } contentType)
        {
            message.Content = new ReadOnlyMemoryContent(request.Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }
        return message;
    }

    private async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await guard.FindAsync(host, port, cancellationToken);
        SocketException? last = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException failed)
            {
                socket.Dispose();
                last = failed;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
        throw new OutboundException(OutboundFailure.Unreachable, $"{host}:{port}: no connection", last);
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) =>
        header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null);

    private static OutboundException Translate(string host, HttpRequestException failed)
    {
        for (Exception? cause = failed; cause is not null; cause = cause.InnerException)
        {
            if (cause is OutboundException known)
            {
                return known;
            }
        }
        return failed.HttpRequestError switch
        {
            HttpRequestError.InvalidResponse
            or HttpRequestError.ConfigurationLimitExceeded
            or HttpRequestError.ResponseEnded => new OutboundException(
                OutboundFailure.Damaged,
                $"{host}: the answer broke off or is damaged",
                failed
            ),
            HttpRequestError.SecureConnectionError => new OutboundException(
                OutboundFailure.Unreachable,
                $"{host}: no secure connection; the certificate may not be trusted",
                failed
            ),
            _ => new OutboundException(OutboundFailure.Unreachable, $"{host}: no connection", failed),
        };
    }
}
