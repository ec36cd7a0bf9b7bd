using System.Collections.Frozen;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime;

/// <summary>The attributes that every Python object has and that lead out of a sandbox.</summary>
internal static class PythonSpecials
{
    private static readonly FrozenSet<string> s_ofEveryObject = Names(
        """
        __class__ __init__ __init_subclass__ __new__ __doc__ __getattribute__ __setattr__ __delattr__ __reduce__ __reduce_ex__
        __sizeof__ __subclasshook__ __str__ __repr__ __format__ __hash__ __dir__ __eq__ __ne__ __lt__ __le__ __gt__ __ge__
        """
    );

    // What a kind has besides; __iter__ and its like lead nowhere, but a sandbox refuses them all the same.
    private static readonly FrozenDictionary<string, FrozenSet<string>> s_ofType = new Dictionary<
        string,
        FrozenSet<string>
    >
    {
        ["str"] = Names(
            "__add__ __contains__ __getitem__ __getnewargs__ __iter__ __len__ __mod__ __mul__ __rmod__ __rmul__"
        ),
        ["Markup"] = Names(
            "__add__ __contains__ __getitem__ __getnewargs__ __html__ __html_format__ __iter__ __len__ __mod__ __module__ __mul__ __radd__ __rmul__ __slots__"
        ),
        ["list"] = Names(
            "__add__ __class_getitem__ __contains__ __delitem__ __getitem__ __iadd__ __imul__ __iter__ __len__ __mul__ __reversed__ __rmul__ __setitem__"
        ),
        ["tuple"] = Names(
            "__add__ __class_getitem__ __contains__ __getitem__ __getnewargs__ __iter__ __len__ __mul__ __rmul__"
        ),
        ["dict"] = Names(
            "__class_getitem__ __contains__ __delitem__ __getitem__ __ior__ __iter__ __len__ __or__ __reversed__ __ror__ __setitem__"
        ),
        ["range"] = Names("__bool__ __contains__ __getitem__ __iter__ __len__ __reversed__"),
        ["int"] = Names(
            "__abs__ __add__ __bool__ __float__ __index__ __int__ __mul__ __neg__ __pow__ __sub__ __truediv__"
        ),
        ["bool"] = Names("__abs__ __add__ __and__ __bool__ __float__ __index__ __int__ __mul__ __neg__ __or__ __pow__"),
        ["float"] = Names("__abs__ __add__ __bool__ __float__ __int__ __mul__ __neg__ __pow__ __sub__ __truediv__"),
        ["NoneType"] = Names("__bool__"),
        ["function"] = Names(
            "__annotations__ __builtins__ __call__ __closure__ __code__ __defaults__ __dict__ __get__ __globals__ __kwdefaults__ __module__ __name__ __qualname__"
        ),
        ["builtin_function_or_method"] = Names("__call__ __module__ __name__ __qualname__ __self__ __text_signature__"),
        ["type"] = Names(
            "__annotations__ __base__ __bases__ __basicsize__ __call__ __dict__ __flags__ __instancecheck__ __module__ __mro__ __name__ __or__ __qualname__ __subclasscheck__ __subclasses__ __weakref__ mro"
        ),
        ["generator"] = Names("__del__ __iter__ __name__ __next__ __qualname__ gi_code gi_frame"),
        ["Undefined"] = OfUndefined,
        ["StrictUndefined"] = OfUndefined,
        ["ChainableUndefined"] = OfUndefined,
        ["DebugUndefined"] = OfUndefined,
    }.ToFrozenDictionary();

    private static FrozenSet<string> OfUndefined =>
        Names(
            "__add__ __aiter__ __bool__ __call__ __complex__ __div__ __float__ __floordiv__ __getattr__ __getitem__ __int__ __iter__ __len__ __mod__ __module__ __mul__ __neg__ __pos__ __pow__ __radd__ __rdiv__ __rfloordiv__ __rmod__ __rmul__ __rpow__ __rsub__ __rtruediv__ __slots__ __sub__ __truediv__"
        );

    // Attributes of the instances of classes written in Python.
    private static readonly FrozenSet<string> s_ofPlainObjects = Names(
        "__dict__ __module__ __weakref__ __call__ __iter__ __len__ __getitem__"
    );

    private static FrozenSet<string> Names(string names) =>
        names
            .Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.Ordinal);

    // The private attributes of Jinja's own objects.
    private static readonly FrozenDictionary<string, string[]> s_private = new Dictionary<string, string[]>
    {
        ["TemplateReference"] = ["_TemplateReference__context"],
        ["BlockReference"] = ["_context", "_stack", "_depth", "_async_call"],
        ["Macro"] = ["_environment", "_func", "_argument_count", "_default_autoescape", "_invoke", "_async_invoke"],
        ["TemplateModule"] = ["_body_stream"],
        ["Namespace"] = ["_Namespace__attrs"],
        ["LoopContext"] =
        [
            "_after",
            "_before",
            "_current",
            "_iterable",
            "_iterator",
            "_last_changed_value",
            "_length",
            "_peek_next",
            "_recurse",
            "_to_iterator",
            "_undefined",
        ],
    }.ToFrozenDictionary();

    /// <summary>Whether a value of Python's has the attribute, which a sandbox must refuse and nothing else needs.</summary>
    public static bool IsKnown(Value value, string name)
    {
        if (name.Length == 0 || (name[0] != '_' && name is not ("mro" or "gi_code" or "gi_frame")))
        {
            return false;
        }
        string type = ValueTypes.NameOf(value);
        if (s_ofEveryObject.Contains(name))
        {
            return true;
        }
        if (s_ofType.TryGetValue(type, out FrozenSet<string>? names))
        {
            return names.Contains(name);
        }
        return value.Kind == ValueKind.Object
            && (
                s_ofPlainObjects.Contains(name)
                || (s_private.TryGetValue(type, out string[]? privateNames) && Array.IndexOf(privateNames, name) >= 0)
            );
    }

    /// <summary>Whether some object of Python's has the attribute, so that it cannot be the name of a plain item only.</summary>
    public static bool IsSpecial(string name) =>
        name.StartsWith("__", StringComparison.Ordinal) && name.EndsWith("__", StringComparison.Ordinal);
}
