using System.Text.Json.Serialization;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Users;

/// <summary>
/// Where something happens. The numbers are part of the stored event format and never change. Fetch knows <c>web</c>, <c>mweb</c>,
/// <c>android</c>, <c>ios</c>; events also <c>tv</c>, and anything else is <see cref="Unknown"/> (wire.md sections 1.2, 2.2).
/// </summary>
[JsonConverter(typeof(NamedEnumConverter<Platform>))]
public enum Platform : byte
{
    [JsonStringEnumMemberName("unknown")]
    Unknown = 0,

    [JsonStringEnumMemberName("web")]
    Web = 1,

    /// <summary>A web site on a mobile device, <c>mweb</c>.</summary>
    [JsonStringEnumMemberName("mweb")]
    MobileWeb = 2,

    [JsonStringEnumMemberName("android")]
    Android = 3,

    [JsonStringEnumMemberName("ios")]
    Ios = 4,

    [JsonStringEnumMemberName("tv")]
    Tv = 5,
}
