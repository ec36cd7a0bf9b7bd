using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Execution;

/// <summary>Runs whole templates: the one that is rendered, included ones, imported ones.</summary>
internal static class TemplateRunner
{
    /// <summary>Runs a template's root in a context, then the roots of those that it extends.</summary>
    public static void RunRoot(TemplateCode template, RenderState state, RenderContext context)
    {
        Frame frame = state.Activations.Enter(template.Root, context, null);
        frame.ChildRoot = context.Root;
        context.Root = frame;
        template.Root.Run(frame);
        if (frame.ParentTemplate is { } parent)
        {
            RunRoot(parent, state, context);
        }
        state.Activations.Leave(frame);
    }

    public static void RunIncluded(Frame frame, TemplateCode template, LocalsMap locals)
    {
        RenderState state = frame.State;
        EvalContext callerEval = state.EvalContext;
        RenderContext context = state.Activations.RentContext();
        context.StartInside(template, template.InitialEval, template.Blocks, frame.Context, locals, frame);
        if (ReferenceEquals(callerEval, context.Eval))
        {
            RunRoot(template, state, context);
        }
        else
        {
            state.EvalContext = context.Eval;
            RunRoot(template, state, context);
            state.EvalContext = callerEval;
        }
        state.Activations.ReturnContext();
    }

    /// <summary>Runs another template over variables of its own, within the budget of the running render; gives its output.</summary>
    public static string RunNested(RenderState state, TemplateCode template, IJinjaContext variables)
    {
        state.Activations.CountInclude(state.Budget.Limits);
        EvalContext callerEval = state.EvalContext;
        RenderContext context = state.Activations.RentContext();
        context.Start(template, null, variables);
        state.EvalContext = context.Eval;
        int start = state.Output.Length;
        RunRoot(template, state, context);
        state.Activations.ReturnContext();
        state.EvalContext = callerEval;
        return state.Output.Cut(start);
    }

    /// <summary>The module that all importers of a template without context share within one render.</summary>
    public static TemplateModule GetDefaultModule(Frame frame, TemplateCode template)
    {
        RenderState state = frame.State;
        if (state.Activations.Modules.TryGetValue(template, out TemplateModule? known))
        {
            return known;
        }
        var context = new RenderContext();
        context.StartIsolated(template);
        TemplateModule module = MakeModule(state, template, context);
        state.Activations.Modules[template] = module;
        return module;
    }

    public static TemplateModule MakeModule(Frame frame, TemplateCode template, LocalsMap locals)
    {
        var context = new RenderContext();
        context.StartDetached(template, frame.Context, locals, frame);
        return MakeModule(frame.State, template, context);
    }

    private static TemplateModule MakeModule(RenderState state, TemplateCode template, RenderContext context)
    {
        EvalContext callerEval = state.EvalContext;
        state.EvalContext = context.Eval;
        int start = state.Output.Length;
        var exports = new Dictionary<string, Value>(StringComparer.Ordinal);
        RunRootForExports(template, state, context, exports);
        state.EvalContext = callerEval;
        return new TemplateModule(template.Name, exports, state.Output.Cut(start));
    }

    // As RunRoot, but what the roots set is read before their frames are left.
    private static void RunRootForExports(
        TemplateCode template,
        RenderState state,
        RenderContext context,
        Dictionary<string, Value> exports
    )
    {
        Frame frame = state.Activations.Enter(template.Root, context, null);
        frame.ChildRoot = context.Root;
        context.Root = frame;
        template.Root.Run(frame);
        foreach (ExportMap.Export export in template.Root.Exports.AsSpan())
        {
            Value value = frame.Slots[export.Slot];
            if (export.IsPublic && !value.IsMissing)
            {
                exports[export.Name] = value;
            }
        }
        if (frame.ParentTemplate is { } parent)
        {
            RunRootForExports(parent, state, context, exports);
        }
        if (!template.Root.IsCaptured)
        {
            context.Root = frame.ChildRoot;
        }
        state.Activations.Leave(frame);
    }
}
