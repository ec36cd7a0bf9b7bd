namespace Attune.Server.Management.Http;

/// <summary>Describes what a call reads from its query.</summary>
internal static class QueryMetadataExtensions
{
    public static RouteHandlerBuilder WithQuery(
        this RouteHandlerBuilder builder,
        params (string Name, string Description)[] parameters
    ) => builder.WithMetadata(new QueryMetadata(parameters));
}
