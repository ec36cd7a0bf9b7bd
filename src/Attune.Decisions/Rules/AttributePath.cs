using Attune.Decisions.Users;

namespace Attune.Decisions.Rules;

/// <summary>
/// Finds an attribute by its name: exactly, or else, where the name has points, inside objects part by part. Immutable; allocates
/// nothing.
/// </summary>
internal sealed class AttributePath
{
    private readonly string _name;
    private readonly string[] _parts;

    private AttributePath(string name, string[] parts)
    {
        _name = name;
        _parts = parts;
    }

    /// <summary>The keys that are read at the top.</summary>
    public IEnumerable<string> Keys => _parts.Length > 1 ? [_name, _parts[0]] : [_name];

    /// <summary>A user's attribute, in any spelling of the catalog.</summary>
    public static AttributePath OfUser(string name) => Of(AttributeCatalog.Canonical(name), AttributeCatalog.Canonical);

    /// <summary>An event's attribute or a request's parameter.</summary>
    public static AttributePath Of(string name) => Of(name, part => part);

    public AttributeValue Find(AttributeSet set)
    {
        var value = set[_name];
        if (!value.IsMissing || _parts.Length == 1)
        {
            return value;
        }

        value = set[_parts[0]];
        for (var part = 1; part < _parts.Length && !value.IsMissing; part++)
        {
            value = value.Kind == AttributeKind.Object ? value.AsObject()[_parts[part]] : default;
        }

        return value;
    }

    public EncodedValue Find(in StoredEvent happened)
    {
        var value = happened.Attribute(_name);
        if (value.Kind != AttributeKind.Missing || _parts.Length == 1)
        {
            return value;
        }

        value = happened.Attribute(_parts[0]);
        for (var part = 1; part < _parts.Length && value.Kind != AttributeKind.Missing; part++)
        {
            value = value.Kind == AttributeKind.Object ? value.Member(_parts[part]) : default;
        }

        return value;
    }

    private static AttributePath Of(string name, Func<string, string> canonical)
    {
        var parts = name.Split('.');
        parts[0] = canonical(parts[0]);
        return new(name, parts.Any(part => part.Length == 0) ? [name] : parts);
    }
}
