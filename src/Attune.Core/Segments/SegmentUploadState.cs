using System.Text.Json.Serialization;
using Attune.Decisions.Validation;

namespace Attune.Core.Segments;

/// <summary>How far a file of ids has come.</summary>
[JsonConverter(typeof(NamedEnumConverter<SegmentUploadState>))]
public enum SegmentUploadState
{
    /// <summary>The caller is sending it; nothing is done with it yet, and nothing will be if the sending breaks off.</summary>
    [JsonStringEnumMemberName("receiving")]
    Receiving,

    /// <summary>It waits for its turn.</summary>
    [JsonStringEnumMemberName("waiting")]
    Waiting,

    /// <summary>It is being fetched from its address.</summary>
    [JsonStringEnumMemberName("fetching")]
    Fetching,

    /// <summary>Users come in or go out.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>Of a replacement: those who are not in the file go out.</summary>
    [JsonStringEnumMemberName("sweeping")]
    Sweeping,

    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>It was given up; see the error. What was done by then stands.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
