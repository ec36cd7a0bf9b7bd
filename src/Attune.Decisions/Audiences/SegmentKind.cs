using System.Text.Json.Serialization;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Audiences;

/// <summary>Where a segment's members come from.</summary>
[JsonConverter(typeof(NamedEnumConverter<SegmentKind>))]
public enum SegmentKind
{
    /// <summary>From filters, at the moment of the decision.</summary>
    [JsonStringEnumMemberName("filter")]
    Filter,

    /// <summary>From a file of ids; the membership is kept with each user (<see cref="Users.SegmentMembership"/>).</summary>
    [JsonStringEnumMemberName("file")]
    File,
}
