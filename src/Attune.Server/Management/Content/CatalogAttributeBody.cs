namespace Attune.Server.Management.Content;

/// <summary>An attribute of a catalog's items.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Type"><c>string</c>, <c>bool</c>, <c>double</c>, <c>datetime</c> or <c>geopoint</c>.</param>
public sealed record CatalogAttributeBody(string Name, string Type);
