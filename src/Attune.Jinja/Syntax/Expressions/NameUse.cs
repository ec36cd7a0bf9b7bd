namespace Attune.Jinja.Syntax.Expressions;

/// <summary>How a name is used.</summary>
internal enum NameUse : byte
{
    Load,
    Store,
    Parameter,
}
