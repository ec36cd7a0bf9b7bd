using System.Text.Json.Serialization;
using Attune.Decisions.Validation;

namespace Attune.Core.Segments;

/// <summary>What a file of ids does to a segment.</summary>
[JsonConverter(typeof(NamedEnumConverter<SegmentOperation>))]
public enum SegmentOperation
{
    /// <summary>Its users come in.</summary>
    [JsonStringEnumMemberName("add")]
    Add,

    /// <summary>Its users go out.</summary>
    [JsonStringEnumMemberName("remove")]
    Remove,

    /// <summary>Its users come in, and all others go out.</summary>
    [JsonStringEnumMemberName("replace")]
    Replace,

    /// <summary>Everybody goes out, and then the segment is gone; there is no file.</summary>
    [JsonStringEnumMemberName("delete")]
    Delete,
}
