using Attune.Decisions.Users;

namespace Attune.Core.Analytics.Attribution;

/// <summary>One impression, click or assignment of a user.</summary>
/// <param name="Element">What was clicked; empty otherwise.</param>
internal readonly record struct ExposureFact(
    long TimeMs,
    ExposureKind Kind,
    string ExperienceId,
    string AudienceId,
    string VariationId,
    Platform Platform,
    string Element
) : IComparable<ExposureFact>
{
    /// <summary>By time; of one moment in an order that does not depend on which came in first.</summary>
    public int CompareTo(ExposureFact other)
    {
        var order = TimeMs.CompareTo(other.TimeMs);
        order = order != 0 ? order : Kind.CompareTo(other.Kind);
        order = order != 0 ? order : string.CompareOrdinal(AudienceId, other.AudienceId);
        order = order != 0 ? order : string.CompareOrdinal(VariationId, other.VariationId);
        order = order != 0 ? order : Platform.CompareTo(other.Platform);
        order = order != 0 ? order : string.CompareOrdinal(Element, other.Element);
        return order != 0 ? order : string.CompareOrdinal(ExperienceId, other.ExperienceId);
    }
}
