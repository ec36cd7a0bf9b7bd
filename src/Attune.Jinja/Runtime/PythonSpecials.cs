using System.Collections.Frozen;

namespace Attune.Jinja.Runtime;

/// <summary>The attributes that every Python object has and that lead out of a sandbox.</summary>
internal static class PythonSpecials
{
    private static readonly FrozenSet<string> s_names = new[]
    {
        "__class__",
        "__base__",
        "__bases__",
        "__mro__",
        "__subclasses__",
        "__init__",
        "__init_subclass__",
        "__new__",
        "__dict__",
        "__doc__",
        "__module__",
        "__globals__",
        "__builtins__",
        "__import__",
        "__code__",
        "__closure__",
        "__func__",
        "__self__",
        "__getattribute__",
        "__getattr__",
        "__setattr__",
        "__delattr__",
        "__getitem__",
        "__setitem__",
        "__delitem__",
        "__call__",
        "__reduce__",
        "__reduce_ex__",
        "__sizeof__",
        "__subclasshook__",
        "__str__",
        "__repr__",
        "__format__",
        "__hash__",
        "__dir__",
        "__eq__",
        "__ne__",
        "__lt__",
        "__le__",
        "__gt__",
        "__ge__",
        "__len__",
        "__iter__",
        "__contains__",
        "__add__",
        "__mul__",
        "__mod__",
        "__html__",
        "__name__",
        "__qualname__",
        "__defaults__",
        "__kwdefaults__",
        "__annotations__",
    }.ToFrozenSet();

    public static bool IsSpecial(string name) => s_names.Contains(name);
}
