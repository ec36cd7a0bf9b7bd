namespace Attune.Server.Management.Http;

/// <summary>Describes what a call reads.</summary>
internal static class RequestMetadata
{
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder builder, bool isOptional = false) =>
        builder.WithMetadata(new BodyMetadata(typeof(T), isOptional));

    public static RouteHandlerBuilder WithQuery(
        this RouteHandlerBuilder builder,
        params (string Name, string Description)[] parameters
    ) => builder.WithMetadata(new QueryMetadata(parameters));
}
