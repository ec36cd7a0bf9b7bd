using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime;

/// <summary>The values that a render asked for and that must be fetched; remembered over the passes of one render.</summary>
internal sealed class PendingValues
{
    private readonly Dictionary<object, Value> _arrived = [];
    private readonly Dictionary<object, Func<CancellationToken, ValueTask<Value>>> _wanted = [];
    private int _asked;

    public bool TryGet(object key, out Value value) => _arrived.TryGetValue(key, out value);

    public void Want(object key, Func<CancellationToken, ValueTask<Value>> fetch, int limit)
    {
        if (_wanted.TryAdd(key, fetch) && ++_asked > limit)
        {
            throw Budget.Exceeded(nameof(RenderLimits.MaxFetches), "the number of fetched values", limit);
        }
    }

    /// <summary>Fetches all that is wanted, side by side.</summary>
    public async ValueTask FetchAsync(CancellationToken cancellation)
    {
        KeyValuePair<object, Func<CancellationToken, ValueTask<Value>>>[] wanted = [.. _wanted];
        _wanted.Clear();
        var running = new Task<Value>[wanted.Length];
        for (int i = 0; i < wanted.Length; i++)
        {
            running[i] = wanted[i].Value(cancellation).AsTask();
        }
        Value[] values = await Task.WhenAll(running).WaitAsync(cancellation).ConfigureAwait(false);
        for (int i = 0; i < wanted.Length; i++)
        {
            _arrived[wanted[i].Key] = values[i];
        }
    }
}
