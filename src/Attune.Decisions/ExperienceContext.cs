namespace Attune.Decisions;

/// <summary>
/// The <c>experience_context</c> of an answer (wire.md section 1.6): eight texts that a caller stores and sends back with events.
/// Made once for each variation when a snapshot is compiled.
/// </summary>
public sealed record ExperienceContext
{
    /// <summary>The one locale there is; all published samples have it.</summary>
    public const string DefaultLocale = "0";

    internal ExperienceContext(
        string experienceId,
        string experience,
        string audienceId,
        string audienceName,
        string variationId
    )
    {
        Cid = $"{experienceId}_F_T_WP_AB_{variationId}_P_{DefaultLocale}_AU_{audienceId}";
        Experience = experience;
        MoeVariationId = variationId;
        AudienceName = audienceName;
        AudienceId = audienceId;
    }

    /// <summary><c>&lt;24 hex&gt;_F_T_WP_AB_&lt;variation&gt;_P_&lt;locale&gt;_AU_&lt;audience&gt;</c>.</summary>
    public string Cid { get; }

    /// <summary>The experience's name.</summary>
    public string Experience { get; }

    public string MoeLocaleId => DefaultLocale;

    public string MoeVariationId { get; }

    public string AudienceName { get; }

    public string AudienceId { get; }

    public string Type => "Web Personalization";

    public string ExperienceType => "API based Experience";
}
