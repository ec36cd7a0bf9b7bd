namespace Attune.Dashboard;

/// <summary>Marks an endpoint that belongs to the dashboard.</summary>
internal sealed class PageMetadata;
