using System.Net;
using Attune.Core.Outbound;
using Attune.Core.Segments;

namespace Attune.Server.Segments;

/// <summary>Files and callbacks over HTTP, with the guards of every request that this server sends by itself.</summary>
internal sealed class OutboundSegmentFiles(OutboundClient client) : ISegmentFiles
{
    private const int Attempts = 3;
    private static readonly TimeSpan FileTimeout = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan CallbackTimeout = TimeSpan.FromSeconds(10);

    public async Task FetchAsync(
        string url,
        long maximumBytes,
        Func<Stream, CancellationToken, Task> read,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // One byte more, so that a file that is too large is told from one that broke off.
                await client.SendAsync(
                    new OutboundRequest
                    {
                        Method = HttpMethod.Get,
                        Url = url,
                        Timeout = FileTimeout,
                        MaxBytes = maximumBytes + 1,
                    },
                    async (answer, token) =>
                    {
                        if (answer.Status != HttpStatusCode.OK)
                        {
                            throw new SegmentFileException(
                                $"File download failed. Created custom_segment contains 0 users. The server answered {(int)answer.Status}."
                            );
                        }
                        await read(answer.Body, token);
                        return true;
                    },
                    cancellationToken
                );
                return;
            }
            catch (OutboundException failed) when (failed.Failure == OutboundFailure.TooLarge)
            {
                throw SegmentFileException.TooLarge(maximumBytes);
            }
            catch (OutboundException failed) when (failed.Failure != OutboundFailure.Refused && attempt < Attempts)
            {
                // A connection that broke off may hold the next time.
            }
            catch (OutboundException failed)
            {
                throw new SegmentFileException(
                    $"File download failed. Created custom_segment contains 0 users. {failed.Message}.",
                    failed
                );
            }
        }
    }

    public async Task<bool> NotifyAsync(string url, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.SendAsync(
                new OutboundRequest
                {
                    Method = HttpMethod.Post,
                    Url = url,
                    Body = json,
                    ContentType = "application/json",
                    Timeout = CallbackTimeout,
                    MaxRedirects = 0,
                },
                cancellationToken
            );
            return (int)answer.Status is >= 200 and < 300;
        }
        catch (OutboundException)
        {
            return false;
        }
    }
}
