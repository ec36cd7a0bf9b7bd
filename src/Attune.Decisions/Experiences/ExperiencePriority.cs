using System.Text.Json.Serialization;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Experiences;

/// <summary>The order of experiences where no key was asked for (wire.md sections 1.4 and 6.1).</summary>
[JsonConverter(typeof(NamedEnumConverter<ExperiencePriority>))]
public enum ExperiencePriority
{
    Low,
    Medium,
    High,
    Critical,
}
