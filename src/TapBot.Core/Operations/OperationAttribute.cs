using TapBot.Core.Access;

namespace TapBot.Core.Operations;

/// <summary>Declares an operation. Endpoint, button, audit line and the row in the rights test all come from this.</summary>
/// <param name="name">Dotted name such as <c>containers.restart</c>; also the code of its texts.</param>
/// <param name="permission">What the actor must hold for the target.</param>
/// <param name="risk">How it is confirmed.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OperationAttribute(string name, Permission permission, Risk risk) : Attribute
{
    /// <summary>Dotted name.</summary>
    public string Name { get; } = name;

    /// <summary>What the actor must hold.</summary>
    public Permission Permission { get; } = permission;

    /// <summary>How it is confirmed.</summary>
    public Risk Risk { get; } = risk;

    /// <summary>The address below <c>/api/v1/</c>; members named in braces come from it, all others from the JSON body.</summary>
    public required string Route { get; init; }
}
