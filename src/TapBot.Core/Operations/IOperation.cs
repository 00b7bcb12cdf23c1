namespace TapBot.Core.Operations;

/// <summary>
/// A change somebody asks for, as data. A record with an <see cref="OperationAttribute"/>; equal records are the same operation, so that a double click runs once.
/// </summary>
public interface IOperation;
