using Attune.Jinja.Text;

namespace Attune.Jinja.Values;

/// <summary>
/// A value that is not there, and why. Immutable. Source: Jinja documentation, "Undefined Types".
/// </summary>
public sealed class UndefinedValue
{
    internal static readonly UndefinedValue Nameless = new(UndefinedKind.Default, null, null, null, null, false);

    private UndefinedValue(
        UndefinedKind kind,
        string? name,
        string? hint,
        string? ownerType,
        string? key,
        bool isSecurity
    )
    {
        Kind = kind;
        Name = name;
        Hint = hint;
        OwnerType = ownerType;
        Key = key;
        IsSecurity = isSecurity;
    }

    public UndefinedKind Kind { get; }

    /// <summary>The variable's or attribute's name, where it is one.</summary>
    public string? Name { get; }

    /// <summary>A text that replaces the usual message.</summary>
    public string? Hint { get; }

    /// <summary>The Python name of the type that lacks the attribute or item; null for a variable.</summary>
    public string? OwnerType { get; }

    /// <summary>The repr of the item that is missing, where it is no attribute name.</summary>
    public string? Key { get; }

    /// <summary>True where the sandbox refused: use is then a security error.</summary>
    public bool IsSecurity { get; }

    /// <summary>
    /// What lacks the attribute or item, as the host gave it; null where it is not the host's, or the render has no
    /// <see cref="IUndefinedObserver"/>.
    /// </summary>
    public object? Owner { get; private init; }

    /// <summary>True where one object stands for what Python makes anew at each reading, so that it is never the same as itself.</summary>
    internal bool StandsForMany { get; init; }

    /// <summary>A variable that was not given.</summary>
    public static UndefinedValue ForName(UndefinedKind kind, string name) => new(kind, name, null, null, null, false);

    /// <summary>This value, with what lacks it.</summary>
    internal UndefinedValue Of(object? owner) =>
        new(Kind, Name, Hint, OwnerType, Key, IsSecurity) { Owner = owner, StandsForMany = StandsForMany };

    internal static UndefinedValue ForEachReading(UndefinedKind kind, string name) =>
        new(kind, name, null, null, null, false) { StandsForMany = true };

    /// <summary>An attribute (or item with a string key) that an object has not.</summary>
    public static UndefinedValue ForAttribute(UndefinedKind kind, string ownerType, string name) =>
        new(kind, name, null, ownerType, null, false);

    /// <summary>An item with a key that is no string; <paramref name="key"/> is its repr.</summary>
    public static UndefinedValue ForItem(UndefinedKind kind, string ownerType, string key) =>
        new(kind, null, null, ownerType, key, false);

    /// <summary>An undefined value with its own message.</summary>
    public static UndefinedValue WithHint(UndefinedKind kind, string hint, string? name = null) =>
        new(kind, name, hint, null, null, false);

    /// <summary>An attribute that the sandbox refuses.</summary>
    public static UndefinedValue Unsafe(UndefinedKind kind, string ownerType, string name) =>
        new(
            kind,
            name,
            $"access to attribute {PyRepr.Of(name)} of {PyRepr.Of(ownerType)} object is unsafe.",
            ownerType,
            null,
            true
        );

    /// <summary>What an error about this value says.</summary>
    public string Message
    {
        get
        {
            if (Hint is { Length: > 0 })
            {
                return Hint;
            }
            if (OwnerType is null)
            {
                return Name is null ? "None is undefined" : $"{PyRepr.Of(Name)} is undefined";
            }
            string owner = OwnerType == "NoneType" ? "None" : OwnerType + " object";
            return Name is null
                ? $"{owner} has no element {Key}"
                : $"{PyRepr.Of(owner)} has no attribute {PyRepr.Of(Name)}";
        }
    }

    /// <summary>The error that using this value is.</summary>
    public JinjaException ToException() =>
        IsSecurity ? new JinjaSecurityException(Message) : new JinjaUndefinedException(Message) { Undefined = this };

    /// <summary>What printing this value gives; strict kinds throw.</summary>
    internal string Print()
    {
        switch (Kind)
        {
            case UndefinedKind.Strict:
                throw ToException();
            case UndefinedKind.Debug:
                return "{{ " + DebugText() + " }}";
            default:
                return "";
        }
    }

    private string DebugText()
    {
        if (Hint is { Length: > 0 })
        {
            return "undefined value printed: " + Hint;
        }
        if (OwnerType is null)
        {
            return Name ?? "None";
        }
        string owner = OwnerType == "NoneType" ? "None" : OwnerType + " object";
        return $"no such element: {owner}[{(Name is null ? Key : PyRepr.Of(Name))}]";
    }
}
