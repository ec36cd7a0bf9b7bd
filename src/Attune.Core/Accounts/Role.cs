using System.Text.Json.Serialization;

namespace Attune.Core.Accounts;

/// <summary>What a person may do in a workspace; each role may do all that those before it may. Stored by name: never rename.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    /// <summary>Reads everything but secrets.</summary>
    [JsonStringEnumMemberName("viewer")]
    Viewer = 1,

    /// <summary>Writes drafts and content.</summary>
    [JsonStringEnumMemberName("editor")]
    Editor,

    /// <summary>Makes drafts live, pauses and resumes.</summary>
    [JsonStringEnumMemberName("publisher")]
    Publisher,

    /// <summary>Manages keys, people and settings, erases users.</summary>
    [JsonStringEnumMemberName("admin")]
    Admin,
}
