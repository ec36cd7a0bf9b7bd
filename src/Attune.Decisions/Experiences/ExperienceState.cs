using System.Text.Json.Serialization;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Experiences;

/// <summary>What people did with an experience; with the schedule and the time it gives the <see cref="ExperienceStatus"/>.</summary>
[JsonConverter(typeof(NamedEnumConverter<ExperienceState>))]
public enum ExperienceState
{
    [JsonStringEnumMemberName("draft")]
    Draft,

    [JsonStringEnumMemberName("published")]
    Published,

    [JsonStringEnumMemberName("paused")]
    Paused,
}
