using System.Collections.Frozen;
using System.Reflection;

namespace TapBot.Core.Operations;

/// <summary>Every operation there is. The set is closed: what is not here does not exist.</summary>
public sealed class OperationCatalog
{
    private readonly FrozenDictionary<Type, OperationDescriptor> byType;
    private readonly FrozenDictionary<string, OperationDescriptor> byName;

    /// <summary>Finds the declared operations of an assembly.</summary>
    /// <exception cref="ArgumentException">Two operations share a name.</exception>
    public OperationCatalog(Assembly assembly)
    {
        All = [.. assembly.GetTypes()
            .Where(t => typeof(IOperation).IsAssignableFrom(t) && t is { IsClass: true, IsAbstract: false })
            .Select(Describe)
            .OrderBy(d => d.Name, StringComparer.Ordinal)];
        byType = All.ToFrozenDictionary(d => d.Type);
        byName = All.ToFrozenDictionary(d => d.Name, StringComparer.Ordinal);
    }

    /// <summary>All rows, by name.</summary>
    public IReadOnlyList<OperationDescriptor> All { get; }

    /// <summary>The row of an operation.</summary>
    /// <exception cref="KeyNotFoundException">The type is no declared operation.</exception>
    public OperationDescriptor Of(IOperation operation) => byType[operation.GetType()];

    /// <summary>The row with that name, or null.</summary>
    public OperationDescriptor? Find(string name) => byName.GetValueOrDefault(name);

    private static OperationDescriptor Describe(Type type)
    {
        var declared = type.GetCustomAttribute<OperationAttribute>()
            ?? throw new ArgumentException($"{type.Name} is an operation without an [Operation] declaration.");
        return new OperationDescriptor(declared.Name, declared.Permission, declared.Risk, declared.Route, type);
    }
}
