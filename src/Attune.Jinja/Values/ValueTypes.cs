namespace Attune.Jinja.Values;

/// <summary>The names that Python's messages give to the types of values.</summary>
internal static class ValueTypes
{
    public static string NameOf(Value value) =>
        value.Kind switch
        {
            ValueKind.None => "NoneType",
            ValueKind.Bool => "bool",
            ValueKind.Int or ValueKind.BigInt => "int",
            ValueKind.Float => "float",
            ValueKind.String => "str",
            ValueKind.Markup => "Markup",
            ValueKind.List or ValueKind.HostList => "list",
            ValueKind.Tuple => "tuple",
            ValueKind.Dict or ValueKind.HostDict => "dict",
            ValueKind.Range => "range",
            ValueKind.Object => ((JinjaObject)value._ref!).TypeName,
            _ => NameOf(value.AsUndefined!.Kind),
        };

    /// <summary>The name with its module, where the type is none of Python's own.</summary>
    public static string QualifiedNameOf(Value value)
    {
        string name = NameOf(value);
        return name switch
        {
            "Markup" => "markupsafe.Markup",
            "Namespace" or "Cycler" or "Joiner" => "jinja2.utils." + name,
            "LoopContext" or "Macro" or "BlockReference" or "TemplateReference" => "jinja2.runtime." + name,
            "TemplateModule" => "jinja2.environment." + name,
            _ => value.IsUndefined ? "jinja2.runtime." + name : name,
        };
    }

    private static string NameOf(UndefinedKind kind) =>
        kind switch
        {
            UndefinedKind.Strict => "StrictUndefined",
            UndefinedKind.Chainable => "ChainableUndefined",
            UndefinedKind.Debug => "DebugUndefined",
            _ => "Undefined",
        };
}
