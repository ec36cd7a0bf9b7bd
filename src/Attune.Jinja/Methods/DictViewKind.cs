namespace Attune.Jinja.Methods;

/// <summary>What of a dict a view shows.</summary>
internal enum DictViewKind
{
    Keys,
    Values,
    Items,
}
