using Attune.Decisions.Rules;

namespace Attune.Decisions.Experiences;

/// <summary>An audience, ready to decide. Immutable, thread-safe.</summary>
internal sealed class CompiledAudience(
    string id,
    string name,
    Rule? included,
    Rule? inSession,
    Rule? excluded,
    bool exclusionNeedsUser,
    SlotMap slots,
    IReadOnlyList<ServedVariation> variations
)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>Null for all users.</summary>
    public Rule? Included { get; } = included;

    public Rule? InSession { get; } = inSession;

    public Rule? Excluded { get; } = excluded;

    /// <summary>
    /// Whether somebody is left out by what is known of users: then nobody without a profile is in (wire.md section 1.3, step 3).
    /// </summary>
    public bool ExclusionNeedsUser { get; } = exclusionNeedsUser;

    public IReadOnlyList<ServedVariation> Variations => variations;

    public ServedVariation? VariationAt(int slot) =>
        slots.OwnerOf(slot) is var owner and >= 0 ? variations[owner] : null;
}
