using System.Text.Json.Serialization;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Experiences;

/// <summary>Where an experience stands at a moment, in the words of wire.md section 6.2.</summary>
[JsonConverter(typeof(NamedEnumConverter<ExperienceStatus>))]
public enum ExperienceStatus
{
    /// <summary>Never published.</summary>
    Draft,

    /// <summary>Published, before its start.</summary>
    Scheduled,

    /// <summary>Served.</summary>
    Active,

    /// <summary>Stopped by hand, before its end.</summary>
    Paused,

    /// <summary>Published or paused, and its end has come.</summary>
    Expired,
}
