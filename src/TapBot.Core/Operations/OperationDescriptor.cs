using TapBot.Core.Access;

namespace TapBot.Core.Operations;

/// <summary>One row of the catalog.</summary>
/// <param name="Name">Dotted name.</param>
/// <param name="Permission">What the actor must hold for the target.</param>
/// <param name="Risk">How it is confirmed, unless the target is guarded.</param>
/// <param name="Route">The address below <c>/api/v1/</c>.</param>
/// <param name="Type">The record.</param>
public sealed record OperationDescriptor(string Name, Permission Permission, Risk Risk, string Route, Type Type);
