using System.Collections.Concurrent;
using System.Net;
using Attune.Core.Outbound;

namespace Attune.Core.Tests.Outbound;

/// <summary>A name service whose answers a test writes; the last one of a name is given again and again.</summary>
public sealed class ScriptedResolver : IHostResolver
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<IReadOnlyList<IPAddress>>> answers = new(
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Names that were asked for, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public ScriptedResolver Answer(string host, params string[] addresses)
    {
        answers.GetOrAdd(host, _ => []).Enqueue([.. addresses.Select(IPAddress.Parse)]);
        return this;
    }

    public Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        Asked.Enqueue(host);
        if (!answers.TryGetValue(host, out var queue))
        {
            return Task.FromResult<IReadOnlyList<IPAddress>>([]);
        }
        return Task.FromResult(queue.Count > 1 && queue.TryDequeue(out var next) ? next : queue.First());
    }
}
