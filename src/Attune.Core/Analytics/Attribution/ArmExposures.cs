namespace Attune.Core.Analytics.Attribution;

/// <summary>A user's impressions and clicks of one variation, in order, each with its workspace day.</summary>
internal sealed class ArmExposures(string audienceId, string variationId)
{
    private readonly List<(ExposureFact Fact, int Day)> impressions = [];
    private readonly List<(ExposureFact Fact, int Day)> clicks = [];

    public string AudienceId => audienceId;

    public string VariationId => variationId;

    public IReadOnlyList<(ExposureFact Fact, int Day)> Impressions => impressions;

    public IReadOnlyList<(ExposureFact Fact, int Day)> Clicks => clicks;

    public void Add(ExposureFact fact, int day) =>
        (fact.Kind == ExposureKind.Click ? clicks : impressions).Add((fact, day));
}
