using Attune.Core.Content.Coupons;

namespace Attune.Core.Content.Rendering;

/// <summary>
/// The codes drawn for one purpose in one render. A draw that arrives after the render has ended is not taken in, and its
/// code has to be given back. Thread-safe.
/// </summary>
internal sealed class CouponRound(string workspaceId, IReadOnlyList<string> holders, string purpose)
{
    private readonly Lock gate = new();
    private readonly List<(string ListId, CouponDraw Draw)> drawn = [];
    private bool isOver;

    public string WorkspaceId => workspaceId;

    public IReadOnlyList<string> Holders => holders;

    public string Purpose => purpose;

    public bool HasDrawn
    {
        get
        {
            lock (gate)
            {
                return drawn.Count > 0;
            }
        }
    }

    /// <summary>False where the render is over.</summary>
    public bool TryAdd(string listId, CouponDraw draw)
    {
        lock (gate)
        {
            if (isOver)
            {
                return false;
            }
            drawn.Add((listId, draw));
            return true;
        }
    }

    /// <summary>Ends the round; what was drawn up to now.</summary>
    public IReadOnlyList<(string ListId, CouponDraw Draw)> End()
    {
        lock (gate)
        {
            isOver = true;
            return [.. drawn];
        }
    }
}
