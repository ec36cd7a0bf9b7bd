using Attune.Core.Personalize;
using Attune.Core.Users;
using Attune.Decisions;
using Attune.Decisions.Recordings;

namespace Attune.Core.Explanations;

/// <summary>
/// Takes down what each fetch read, into pooled buffers that <see cref="ExplanationWriter"/> empties. A request never waits: where all
/// buffers are busy or memory for them is full, the record is dropped and counted. Thread-safe; allocates nothing but room.
/// </summary>
public sealed class DecisionRecorder
{
    // Below what the garbage collector takes for a large object, since each block becomes an array once.
    private const int BlockBytes = 64 * 1024;
    private const int BlockRecords = 4_096;

    private readonly ExplanationSettings settings;
    private readonly ExplanationMetrics metrics;
    private readonly Stripe[] stripes;
    private readonly ulong sampled;
    private readonly SemaphoreSlim full = new(0, 1);
    private long pending;

    public DecisionRecorder(ExplanationSettings settings, ExplanationMetrics metrics)
    {
        this.settings = settings;
        this.metrics = metrics;
        sampled = settings.Sample >= 1 ? ulong.MaxValue : (ulong)(Math.Max(0, settings.Sample) * uint.MaxValue);
        stripes = [.. Enumerable.Range(0, Math.Clamp(Environment.ProcessorCount * 2, 2, 64)).Select(_ => new Stripe())];
    }

    /// <summary>Bytes of records that wait to be written, about.</summary>
    public long PendingBytes => Interlocked.Read(ref pending);

    /// <summary>Whether this request is one of those recorded: the same answer for one id always.</summary>
    public bool Wants(string requestId) =>
        sampled == ulong.MaxValue || (sampled > 0 && ExplanationIndex.OfRequest(requestId) <= sampled);

    /// <summary>Records a fetch, where it is one of the sample.</summary>
    internal void Record(DecideRequest request, DecideResult result, IReadOnlyList<RenderFailure> failures)
    {
        if (!Wants(request.Session.RequestId))
        {
            return;
        }
        if (Interlocked.Read(ref pending) >= settings.PendingBytes)
        {
            metrics.AddDropped(1);
            return;
        }
        var first = Thread.GetCurrentProcessorId();
        for (var tried = 0; tried < stripes.Length; tried++)
        {
            var stripe = stripes[(first + tried) % stripes.Length];
            if (stripe.TryTake())
            {
                try
                {
                    Add(stripe, request, result, failures);
                }
                finally
                {
                    stripe.Release();
                }
                return;
            }
        }
        metrics.AddDropped(1);
    }

    /// <summary>Ends when a block is full, so that it need not wait for its time.</summary>
    internal Task WaitForFullAsync(CancellationToken cancellationToken) => full.WaitAsync(cancellationToken);

    /// <summary>Takes everything recorded until now, by workspace.</summary>
    internal List<PendingRecords> TakeAll()
    {
        var taken = new List<PendingRecords>();
        foreach (var stripe in stripes)
        {
            var wait = new SpinWait();
            while (!stripe.TryTake())
            {
                wait.SpinOnce();
            }
            try
            {
                taken.AddRange(stripe.Full);
                stripe.Full.Clear();
                taken.AddRange(stripe.Open.Values);
                stripe.Open.Clear();
            }
            finally
            {
                stripe.Release();
            }
        }
        return taken;
    }

    /// <summary>What was taken is written or given up: its room is free.</summary>
    internal void Free(PendingRecords records)
    {
        Interlocked.Add(ref pending, -records.Counted);
        records.Dispose();
    }

    private void Add(Stripe stripe, DecideRequest request, DecideResult result, IReadOnlyList<RenderFailure> failures)
    {
        if (!stripe.Open.TryGetValue(request.WorkspaceId, out var records))
        {
            records = new PendingRecords(request.WorkspaceId);
            stripe.Open.Add(request.WorkspaceId, records);
        }
        var before = records.Length;
        records.Add(request, result, failures);
        var grown = records.Length - before;
        records.Counted += grown;
        Interlocked.Add(ref pending, grown);
        if (records.Length >= BlockBytes || records.Count >= BlockRecords)
        {
            stripe.Open.Remove(request.WorkspaceId);
            stripe.Full.Add(records);
            Wake();
        }
    }

    private void Wake()
    {
        if (full.CurrentCount == 0)
        {
            try
            {
                full.Release();
            }
            catch (SemaphoreFullException)
            {
                // Somebody else has just woken it.
            }
        }
    }

    /// <summary>Buffers that one thread at a time writes into; there are more of them than processors.</summary>
    private sealed class Stripe
    {
        private int taken;

        public Dictionary<string, PendingRecords> Open { get; } = new(StringComparer.Ordinal);

        public List<PendingRecords> Full { get; } = [];

        public bool TryTake() => Interlocked.CompareExchange(ref taken, 1, 0) == 0;

        public void Release() => Volatile.Write(ref taken, 0);
    }
}
