using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Execution;

/// <summary>
/// The variables that a template sees by name: those that its roots set, the locals of where it was included, then the render's variables
/// and the environment's globals. Nothing is copied: each layer is read where it is.
/// </summary>
internal sealed class RenderContext
{
    private Dictionary<string, object?>? _dictionary;
    private IJinjaContext? _variables;
    private Dictionary<string, Value>? _snapshot;
    private RenderContext? _outer;
    private LocalsMap _locals = LocalsMap.Empty;
    private Frame? _localsFrame;

    public TemplateCode Template = null!;
    public EvalContext Eval = null!;
    public BlockTable Blocks = null!;

    /// <summary>True once something refers to this context that may outlive it, as a macro does.</summary>
    public bool IsPinned;

    /// <summary>The root that runs in this context; a parent template's root links to its child's.</summary>
    public Frame? Root;

    /// <summary>Begins a context over the variables of a render.</summary>
    public void Start(TemplateCode template, Dictionary<string, object?>? dictionary, IJinjaContext? variables)
    {
        Template = template;
        Eval = template.InitialEval;
        Blocks = template.Blocks;
        Root = null;
        IsPinned = false;
        _dictionary = dictionary;
        _variables = variables;
        _snapshot = null;
        _outer = null;
        _locals = LocalsMap.Empty;
        _localsFrame = null;
    }

    /// <summary>Begins a context that sees another one and the locals of a place in it.</summary>
    public void StartInside(
        TemplateCode template,
        EvalContext eval,
        BlockTable blocks,
        RenderContext outer,
        LocalsMap locals,
        Frame localsFrame
    )
    {
        Template = template;
        Eval = eval;
        Blocks = blocks;
        Root = null;
        IsPinned = false;
        _dictionary = null;
        _variables = null;
        _snapshot = null;
        _outer = outer;
        _locals = locals;
        _localsFrame = locals.IsEmpty ? null : localsFrame;
    }

    /// <summary>Lets go of the variables.</summary>
    public void Forget()
    {
        _dictionary = null;
        _variables = null;
        _snapshot = null;
        _outer = null;
        _localsFrame = null;
        Root = null;
    }

    /// <summary>Makes the context independent of frames that will be used again, by copying what it sees of them.</summary>
    public void Detach()
    {
        var snapshot = new Dictionary<string, Value>(StringComparer.Ordinal);
        RenderContext origin = CopyLayers(snapshot);
        _dictionary = origin._dictionary;
        _variables = origin._variables;
        _snapshot = snapshot;
        _outer = null;
        _locals = LocalsMap.Empty;
        _localsFrame = null;
        Root = null;
    }

    /// <summary>
    /// Begins a context that lives on after the place where it began: what it sees of that place is copied.
    /// </summary>
    public void StartDetached(TemplateCode template, RenderContext outer, LocalsMap locals, Frame localsFrame)
    {
        var snapshot = new Dictionary<string, Value>(StringComparer.Ordinal);
        RenderContext origin = outer.CopyLayers(snapshot);
        locals.CopyTo(localsFrame, snapshot);
        Start(template, origin._dictionary, origin._variables);
        _snapshot = snapshot;
    }

    /// <summary>Begins a context that sees only the globals.</summary>
    public void StartIsolated(TemplateCode template) => Start(template, null, null);

    /// <summary>The value of a variable, or missing.</summary>
    public Value Resolve(RenderState state, string name)
    {
        RenderContext context = this;
        while (true)
        {
            for (Frame? root = context.Root; root is not null; root = root.ChildRoot)
            {
                ExportMap exports = root.Code.Exports;
                if (!exports.IsEmpty && exports.TryRead(root, name, out Value exported))
                {
                    return exported;
                }
            }
            if (context._localsFrame is { } frame && context._locals.TryRead(frame, name, out Value local))
            {
                return local;
            }
            if (context._outer is null)
            {
                break;
            }
            context = context._outer;
        }
        if (context._snapshot is not null && context._snapshot.TryGetValue(name, out Value copied))
        {
            return copied;
        }
        if (context._dictionary is not null)
        {
            if (context._dictionary.TryGetValue(name, out object? found))
            {
                return HostConversion.ToValue(found);
            }
        }
        else if (context._variables is not null && context._variables.TryGetVariable(name, out Value variable))
        {
            return variable;
        }
        return state.Environment.Globals.TryGetValue(name, out Value global) ? global : default;
    }

    /// <summary>The names that are known here, for suggestions.</summary>
    public IEnumerable<string> KnownNames(RenderState state)
    {
        var names = new HashSet<string>(state.Environment.Globals.Keys, StringComparer.Ordinal);
        RenderContext? context = this;
        for (; context is not null; context = context._outer)
        {
            for (Frame? root = context.Root; root is not null; root = root.ChildRoot)
            {
                foreach (ExportMap.Export export in root.Code.Exports.AsSpan())
                {
                    names.Add(export.Name);
                }
            }
            names.UnionWith(context._dictionary?.Keys ?? Enumerable.Empty<string>());
            names.UnionWith(context._variables?.VariableNames ?? []);
        }
        return names;
    }

    // Copies what the layers above the render's variables hold, the outermost first.
    private RenderContext CopyLayers(Dictionary<string, Value> destination)
    {
        RenderContext origin = this;
        if (_outer is not null)
        {
            origin = _outer.CopyLayers(destination);
        }
        else if (_snapshot is not null)
        {
            foreach (KeyValuePair<string, Value> pair in _snapshot)
            {
                destination[pair.Key] = pair.Value;
            }
        }
        if (_localsFrame is not null)
        {
            _locals.CopyTo(_localsFrame, destination);
        }
        CopyRoots(Root, destination);
        return origin;
    }

    private static void CopyRoots(Frame? root, Dictionary<string, Value> destination)
    {
        if (root is null)
        {
            return;
        }
        CopyRoots(root.ChildRoot, destination);
        foreach (ExportMap.Export export in root.Code.Exports.AsSpan())
        {
            Value value = root.Slots[export.Slot];
            if (!value.IsMissing)
            {
                destination[export.Name] = value;
            }
        }
    }
}
