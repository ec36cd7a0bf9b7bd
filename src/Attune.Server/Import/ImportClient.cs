using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Attune.Core.Content.Catalogs.Imports;
using Attune.Server.Hosting;
using Attune.Server.Management;
using Attune.Server.Management.Content;

namespace Attune.Server.Import;

/// <summary>
/// Calls the running server, and waits for one that is restarting: every call may be repeated, since the server takes rows
/// only at the offset that it stands at.
/// </summary>
internal sealed class ImportClient : IDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly HttpClient http;
    private readonly TimeProvider time;
    private readonly TimeSpan patience;

    /// <param name="http">With the server's address as its base.</param>
    /// <param name="workspace">The workspace's id.</param>
    /// <param name="key">A key with the scope <c>manage</c>.</param>
    /// <param name="patience">How long a server may be away.</param>
    /// <param name="time">The clock.</param>
    public ImportClient(HttpClient http, string workspace, string key, TimeSpan patience, TimeProvider time)
    {
        this.http = http;
        this.time = time;
        this.patience = patience;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{workspace}:{key}"))
        );
    }

    /// <summary>Called when the server does not answer, with why; and with null when it does again.</summary>
    public Action<string?> Waiting { get; init; } = static _ => { };

    /// <exception cref="OperatorException">There is no such catalog, or the server refuses.</exception>
    public Task<CatalogBody> FindCatalogAsync(string idOrName, CancellationToken stop) =>
        CallAsync<CatalogBody>(HttpMethod.Get, $"api/v1/catalogs/{Uri.EscapeDataString(idOrName)}", null, stop);

    public Task<CatalogImport> BeginAsync(string catalogId, ImportInput input, CancellationToken stop) =>
        CallAsync<CatalogImport>(
            HttpMethod.Post,
            $"api/v1/catalogs/{catalogId}/imports",
            JsonSerializer.SerializeToUtf8Bytes(input, ManagementJson.Type<ImportInput>()),
            stop
        );

    public Task<CatalogImport> SendAsync(CatalogImport import, ReadOnlyMemory<byte> rows, CancellationToken stop) =>
        CallAsync<CatalogImport>(
            HttpMethod.Post,
            $"api/v1/catalogs/{import.CatalogId}/imports/{import.Id}/rows",
            rows,
            stop
        );

    public Task<RejectedPage> ReadRejectedAsync(CatalogImport import, string cursor, CancellationToken stop) =>
        CallAsync<RejectedPage>(
            HttpMethod.Get,
            $"api/v1/catalogs/{import.CatalogId}/imports/{import.Id}/rejected?cursor={cursor}",
            null,
            stop
        );

    public async Task FinishAsync(CatalogImport import, CancellationToken stop)
    {
        using var answer = await SendAsync(
            HttpMethod.Post,
            $"api/v1/catalogs/{import.CatalogId}/imports/{import.Id}/finish",
            null,
            stop
        );
    }

    public void Dispose() => http.Dispose();

    private async Task<T> CallAsync<T>(
        HttpMethod method,
        string path,
        ReadOnlyMemory<byte>? body,
        CancellationToken stop
    )
    {
        using var answer = await SendAsync(method, path, body, stop);
        return (await answer.Content.ReadFromJsonAsync(ManagementJson.Type<T>(), stop))!;
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        ReadOnlyMemory<byte>? body,
        CancellationToken stop
    )
    {
        var began = time.GetTimestamp();
        var pause = TimeSpan.FromMilliseconds(250);
        for (var attempt = 0; ; attempt++)
        {
            var (answer, failure) = await TryAsync(method, path, body, stop);
            if (answer is not null)
            {
                if (attempt > 0)
                {
                    Waiting(null);
                }
                await RequireAsync(answer, stop);
                return answer;
            }
            if (time.GetElapsedTime(began) > patience)
            {
                throw new OperatorException($"{failure} Run the same command again to go on where it stopped.");
            }
            Waiting(failure);
            await Task.Delay(pause, time, stop);
            pause = pause * 2 > LongestPause ? LongestPause : pause * 2;
        }
    }

    private async Task<(HttpResponseMessage? Answer, string? Failure)> TryAsync(
        HttpMethod method,
        string path,
        ReadOnlyMemory<byte>? body,
        CancellationToken stop
    )
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is { } bytes)
        {
            request.Content = new ReadOnlyMemoryContent(bytes);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }
        try
        {
            var answer = await http.SendAsync(request, stop);
            if ((int)answer.StatusCode < 500 && answer.StatusCode != HttpStatusCode.TooManyRequests)
            {
                return (answer, null);
            }
            var status = (int)answer.StatusCode;
            answer.Dispose();
            return (null, $"The server answers {status}.");
        }
        catch (HttpRequestException failure)
        {
            return (null, $"The server cannot be reached: {failure.Message}.");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (null, "The server does not answer in time.");
        }
    }

    private static async Task RequireAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        if (answer.IsSuccessStatusCode)
        {
            return;
        }
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync(stop);
            throw new OperatorException(
                answer.StatusCode switch
                {
                    HttpStatusCode.NotFound => "The server has no such catalog or import.",
                    HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                        "The server does not accept the workspace and key. A key with the scope 'manage' is needed.",
                    _ => $"The server refuses ({(int)answer.StatusCode}): {text}",
                }
            );
        }
    }
}
