using System.Text.Json.Serialization;
using Attune.Decisions.Audiences;
using Attune.Decisions.Experiences;
using Attune.Decisions.Explanations;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Sessions;
using Attune.Decisions.Validation;

namespace Attune.Decisions;

/// <summary>
/// How configuration records are written as JSON: snake case, as the published schemas name their members; enums by name only.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [
        typeof(NamedEnumConverter<DayOfWeek>),
        typeof(NamedEnumConverter<DeviceType>),
        typeof(NamedEnumConverter<VisitorType>),
    ]
)]
[JsonSerializable(typeof(WorkspaceDocument))]
[JsonSerializable(typeof(Experience))]
[JsonSerializable(typeof(CustomSegment))]
[JsonSerializable(typeof(ExclusionGroup))]
[JsonSerializable(typeof(GlobalControlGroup))]
[JsonSerializable(typeof(AudienceRule))]
[JsonSerializable(typeof(Filter))]
[JsonSerializable(typeof(FilterGroup))]
[JsonSerializable(typeof(AttributeFilter))]
[JsonSerializable(typeof(BehaviourFilter))]
[JsonSerializable(typeof(AffinityFilter))]
[JsonSerializable(typeof(SegmentFilter))]
[JsonSerializable(typeof(RecentBehaviourFilter))]
[JsonSerializable(typeof(DayFilter))]
[JsonSerializable(typeof(HourFilter))]
[JsonSerializable(typeof(GeoFilter))]
[JsonSerializable(typeof(DeviceFilter))]
[JsonSerializable(typeof(VisitorTypeFilter))]
[JsonSerializable(typeof(PlatformFilter))]
[JsonSerializable(typeof(ParameterFilter))]
[JsonSerializable(typeof(Explanation))]
public sealed partial class DecisionsJson : JsonSerializerContext;
