using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Attune.Decisions.Audiences;
using Attune.Decisions.Experiences;
using Attune.Decisions.Explanations;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Sessions;
using Attune.Decisions.Validation;

namespace Attune.Decisions;

/// <summary>
/// How configuration records are written as JSON: snake case, as the published schemas name their members; enums by name only.
/// Thread-safe. Not source-generated: generated code overwrites the defaults of init-only properties with null and false where a
/// member is left out.
/// </summary>
public sealed class DecisionsJson
{
    private DecisionsJson()
    {
        Options = new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            Converters =
            {
                new NamedEnumConverter<DayOfWeek>(),
                new NamedEnumConverter<DeviceType>(),
                new NamedEnumConverter<VisitorType>(),
            },
        };
        Options.MakeReadOnly();
    }

    public static DecisionsJson Default { get; } = new();

    public JsonSerializerOptions Options { get; }

    public JsonTypeInfo<WorkspaceDocument> WorkspaceDocument => Of<WorkspaceDocument>();

    public JsonTypeInfo<Experience> Experience => Of<Experience>();

    public JsonTypeInfo<CustomSegment> CustomSegment => Of<CustomSegment>();

    public JsonTypeInfo<ExclusionGroup> ExclusionGroup => Of<ExclusionGroup>();

    public JsonTypeInfo<GlobalControlGroup> GlobalControlGroup => Of<GlobalControlGroup>();

    public JsonTypeInfo<AudienceRule> AudienceRule => Of<AudienceRule>();

    public JsonTypeInfo<Filter> Filter => Of<Filter>();

    public JsonTypeInfo<FilterGroup> FilterGroup => Of<FilterGroup>();

    public JsonTypeInfo<AffinityFilter> AffinityFilter => Of<AffinityFilter>();

    public JsonTypeInfo<Explanation> Explanation => Of<Explanation>();

    private JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
}
