namespace Attune.Jinja.Tests.Safety;

/// <summary>
/// A clock that stands still and counts how often a render looks at it. A render looks at cancellation at the same places, so that
/// a count tells how much work lies between two looks, whatever the machine's speed.
/// </summary>
internal sealed class CountingTime : TimeProvider
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>Cancels when looked at so often; 0 for never.</summary>
    public int CancelAt { get; set; }

    public int Looks { get; private set; }

    public CancellationToken Cancellation => _cancellation.Token;

    public override long GetTimestamp()
    {
        if (++Looks == CancelAt)
        {
            _cancellation.Cancel();
        }

        return 0;
    }
}
