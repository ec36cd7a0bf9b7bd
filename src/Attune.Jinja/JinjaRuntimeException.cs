namespace Attune.Jinja;

/// <summary>An operation failed while a template was rendered.</summary>
public sealed class JinjaRuntimeException(
    string message,
    string pythonType = "TemplateRuntimeError",
    Exception? inner = null
) : JinjaException(message, inner)
{
    public override ErrorClass ErrorClass => ErrorClass.Runtime;

    /// <summary>The name of the exception that Python raises here.</summary>
    public string PythonType { get; } = pythonType;

    public static JinjaRuntimeException Type(string message) => new(message, "TypeError");

    public static JinjaRuntimeException Value(string message) => new(message, "ValueError");

    public static JinjaRuntimeException Key(string message) => new(message, "KeyError");

    public static JinjaRuntimeException Index(string message) => new(message, "IndexError");

    public static JinjaRuntimeException Attribute(string message) => new(message, "AttributeError");

    public static JinjaRuntimeException Overflow(string message) => new(message, "OverflowError");

    public static JinjaRuntimeException ZeroDivision(string message) => new(message, "ZeroDivisionError");

    public static JinjaRuntimeException Recursion() => new("maximum recursion depth exceeded", "RecursionError");

    public static JinjaRuntimeException FilterArgument(string message) => new(message, "FilterArgumentError");
}
