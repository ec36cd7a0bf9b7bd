using Attune.Decisions.Users;
using Attune.Jinja;

namespace Attune.Core.Content.Rendering;

/// <summary>Whom and what a template is rendered for. Immutable.</summary>
public sealed record RenderSubject
{
    public required string WorkspaceId { get; init; }

    /// <summary>The moment of the request; the last event is looked for from here.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Null for nobody.</summary>
    public UserView? User { get; init; }

    /// <summary>Values that hide the user's, under canonical keys (<see cref="AttributeCatalog"/>).</summary>
    public AttributeSet UserAttributes { get; init; } = AttributeSet.Empty;

    /// <summary>The event that templates see; null for none.</summary>
    public string? EventName { get; init; }

    /// <summary>Attributes instead of the stored event's; null to take those of the user's last event.</summary>
    public AttributeSet? EventAttributes { get; init; }

    public AttributeSet CampaignAttributes { get; init; } = AttributeSet.Empty;

    public AttributeSet BusinessEventAttributes { get; init; } = AttributeSet.Empty;

    /// <summary>
    /// How long the render may wait in all. Content APIs are given up a little earlier, so that a slow one is an undefined
    /// value and not the end of the render.
    /// </summary>
    public TimeSpan WaitLimit { get; init; } = RenderLimits.Decision.MaxWaitTime;

    /// <summary>Where what is wrong is told; null for nowhere.</summary>
    public RenderDiagnostics? Diagnostics { get; init; }

    /// <summary>Under whom coupons are held, the one to hold new ones under first; empty for nobody, who gets none.</summary>
    public IReadOnlyList<string> CouponHolders { get; init; } = [];

    /// <summary>Whether what is rendered is only looked at: coupons are shown and not taken.</summary>
    public bool IsPreview { get; init; }
}
